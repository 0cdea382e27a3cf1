"""What is measured: plain values that know no file, no frame and no format."""
