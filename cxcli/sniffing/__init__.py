"""How an export is written: encoding, delimiter, header rows, kind of file; standard library only."""
