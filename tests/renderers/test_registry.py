from pathlib import Path

import pytest

import cxcli.renderers
from cxcli.renderer import Renderer
from cxcli.renderers import RENDERERS
from tests.renderers.reports import BLANK, report, survey

FOLDER = Path(cxcli.renderers.__file__).parent


def test_every_renderer_in_the_folder_is_registered() -> None:
    files = {path.stem.removeprefix("to_") for path in FOLDER.glob("to_*.py")}
    assert files == {renderer.name.replace("table", "terminal") for renderer in RENDERERS}


def test_names_and_suffixes_are_unique() -> None:
    assert len({renderer.name for renderer in RENDERERS}) == len(RENDERERS)
    assert len({renderer.suffix for renderer in RENDERERS}) == len(RENDERERS)


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.name)
def test_every_renderer_writes_any_report_whole(renderer: Renderer) -> None:
    for shown in (report(), survey(), survey("fr")):
        assert renderer.render(shown).endswith("\n")
        assert renderer.render(shown) == renderer.render(shown)


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.name)
def test_every_renderer_names_a_suppressed_segment(renderer: Renderer) -> None:
    hidden = BLANK.__class__(
        "nps",
        "nps",
        "Net Promoter Score",
        "net",
        {"country": "Malta"},
        None,
        "points",
        BLANK.question,
        suppressed="small_base",
    )
    assert "Malta" in renderer.render(report(hidden))
