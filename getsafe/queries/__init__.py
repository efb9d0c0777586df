"""The core's questions, each starting from a gate and costing a fixed number of statements."""
