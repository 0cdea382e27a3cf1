"""Real exports open without any setting, each with its own encoding, header rows, sheet and platform."""

from pathlib import Path

import pytest

from cxcli.errors import AggregatedExport
from cxcli.readers import open_tables
from cxcli.readers.from_text import from_text
from cxcli.readers.raw_file import RawFile
from cxcli.study.study import SourceSettings

EXPORTS = Path(__file__).resolve().parents[3] / "shared" / "exports"
pytestmark = pytest.mark.skipif(not EXPORTS.is_dir(), reason="the real exports are not beside the project")

Opened = tuple[str | None, str | None, int, str | None, str | None, int]

TABLE: dict[str, Opened] = {
    "qualtrics/hausladen_numeric.csv": ("utf-8", ",", 3, None, "qualtrics", 156),
    "qualtrics/hausladen_text.csv": ("utf-8", ",", 3, None, "qualtrics", 156),
    "qualtrics/ropensci_sample.csv": ("utf-8", ",", 3, None, "qualtrics", 1),
    "qualtrics/ropensci_sample_legacy.csv": ("utf-8-sig", ",", 2, None, "qualtrics_legacy", 1),
    "surveymonkey/cncf_maintainers_2019H2.csv": ("utf-8", ",", 2, None, "surveymonkey", 70),
    "surveymonkey/cncf_maintainers_2023H2.csv": ("utf-8", ",", 2, None, "surveymonkey", 133),
    "surveymonkey/fivethirtyeight_weather_check.csv": ("utf-8", ",", 1, None, None, 928),
    "simplesurvey/alliance_cloud_2023_en_fr.csv": ("utf-8-sig", ",", 1, None, "simplesurvey", 512),
    "google_forms/rstudio_2018_es_raw.tsv": ("utf-8", "\t", 1, None, "google_forms", 295),
    "google_forms/rstudio_2019_es.csv": ("utf-8", ",", 1, None, "google_forms", 338),
    "google_forms/rstudio_2019_es.xlsx": (None, None, 1, "Form Responses 1", "google_forms", 338),
    "limesurvey/pfeiffer_en.csv": ("utf-8-sig", ";", 1, None, "limesurvey", 96),
    "limesurvey/pfeiffer_de.csv": ("utf-8-sig", ";", 1, None, "limesurvey", 96),
    "limesurvey/dfuchss_de.csv": ("utf-8-sig", ";", 2, None, None, 45),
    "limesurvey/dfuchss_de.xlsx": (None, None, 2, "Data", None, 45),
    "retail_nps_fr/benavent_botanic_nps.csv": ("cp1252", ",", 1, None, None, 13954),
    "carpentries/longterm_2020.csv": ("utf-8", ",", 1, None, None, 176),
    "spss/haven_labelled_num_na.sav": (None, None, 2, None, "spss", 2),
    "spss/pyreadstat_sample_missing.sav": (None, None, 2, None, "spss", 7),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_real_export_opens_by_itself(name: str) -> None:
    (table,) = open_tables([str(EXPORTS / name)], SourceSettings())
    first_two = range(min(2, len(table.header)))
    rows = sum(map(len, table.parts(first_two, identities=True)))
    origin = table.origin
    found = (origin.encoding, origin.delimiter, origin.header_rows, origin.sheet, origin.profile, rows)
    assert found == TABLE[name]
    assert (table.account.damaged, table.account.empty) == (0, 0)


def test_the_time_zone_of_a_qualtrics_export_is_known() -> None:
    (table,) = open_tables([str(EXPORTS / "qualtrics/hausladen_text.csv")], SourceSettings())
    assert table.origin.timezone == "America/Denver"


def test_a_real_summary_workbook_is_refused() -> None:
    with pytest.raises(AggregatedExport):
        open_tables([str(EXPORTS / "surveymonkey/cncf_2021_summary_crosstab.xlsx")], SourceSettings())


@pytest.mark.parametrize("size", [1021, 65_536])
@pytest.mark.parametrize("name", [name for name in TABLE if not name.endswith(("xlsx", "sav"))])
def test_a_real_export_reads_the_same_in_blocks_of_any_size(name: str, size: int) -> None:
    def texts(block_size: int) -> list[str]:
        (table,) = from_text(RawFile(str(EXPORTS / name)), SourceSettings(), block_size)
        last = len(table.header) - 1
        return [
            text for part in table.parts([0, last]) for i in (0, last) for text in part.columns[i].to_pylist()
        ]

    assert sorted(texts(size)) == sorted(texts(1 << 22))


def test_the_workbook_and_the_csv_of_one_survey_hold_the_same_answers() -> None:
    paths = [str(EXPORTS / "limesurvey" / f"dfuchss_de.{end}") for end in ("csv", "xlsx")]
    text, sheet = open_tables(paths, SourceSettings())
    assert [list(row) for row in text.head()] == [list(row) for row in sheet.head()]
