"""What `cxcli init` proposes: a look at the beginning of an export, and a configuration drawn from it."""
