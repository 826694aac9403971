"""How it is kept safe."""
