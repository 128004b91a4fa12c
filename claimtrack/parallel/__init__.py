"""Articles analysed in batches: in this process, in several, or on a Dask cluster."""
