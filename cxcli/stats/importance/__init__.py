"""How much of an outcome goes with each of its drivers."""
