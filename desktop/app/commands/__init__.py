"""The commands: a thin shell over the services, one module for each kind."""
