# shm_counter
pawl images
pawl ipc
sn
pawl ipc
