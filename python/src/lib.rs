//! The Python package `anpai`. Empty until the notebooks need it: the engine is in `anpai-solver`.
