# account
pawl frame-arch P2
python gdb.write(frames.exc_return(0xfffffff1) + "\n")
