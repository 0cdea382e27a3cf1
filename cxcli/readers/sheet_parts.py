"""Which part of a zipped workbook holds which sheet."""

import posixpath
import zipfile
from xml.etree import ElementTree as ET

_RELATIONS = "xl/_rels/workbook.{}.rels"


def xml_sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet of an xlsx file, by the sheet's name.

    Raises:
        xml.etree.ElementTree.ParseError: damaged XML.
    """
    targets = {
        entry.get("Id", ""): entry.get("Target", "") for entry in _read(archive, _RELATIONS.format("xml"))
    }
    parts = {}
    for element in _read(archive, "xl/workbook.xml").iter():
        if _local(element.tag) == "sheet":
            relation = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
            parts[element.get("name", "")] = _found(archive, targets.get(relation, ""))
    return {name: part for name, part in parts.items() if part}


def binary_sheet_parts(archive: zipfile.ZipFile) -> list[str]:
    """Return the parts of all sheets of an xlsb file.

    Raises:
        xml.etree.ElementTree.ParseError: damaged XML.
    """
    relations = _read(archive, _RELATIONS.format("bin"))
    targets = [entry.get("Target", "") for entry in relations if entry.get("Type", "").endswith("/worksheet")]
    return [part for target in targets if (part := _found(archive, target))]


def _read(archive: zipfile.ZipFile, part: str) -> ET.Element:
    name = _found(archive, "/" + part)
    return ET.fromstring(archive.read(name)) if name else ET.Element("none")  # noqa: S314 - expat limits entities


def _found(archive: zipfile.ZipFile, target: str) -> str:
    """Return the archive's own spelling of a part; targets are relative to `xl/` unless they start at the root."""
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
    wanted = path.lower()
    return next((name for name in archive.namelist() if name.lower().lstrip("/") == wanted), "")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
