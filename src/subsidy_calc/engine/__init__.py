"""Engine: runs of records alone, partition by partition, in one process or on a cluster."""
