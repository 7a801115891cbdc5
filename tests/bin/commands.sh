echo one two | tee file | wc
cat file - < file
ls -l file; ls -a | wc -l
mkdir d; ls -l | wc -l; ls d; mkfifo d/f; ls -l d; mkdir d
(cat d/f; echo after) & echo through the fifo > d/f; wait
rm d/f nothing; rm -f nothing; ls d
A=1; B="$A  2"; echo $B "$B" '$B' \$B ${A}x
true && echo yes; false || echo no; false; echo $?
(exit 7); echo $?; nosuch; echo $?; ./file; echo $?
cat nothing 2> errors; cat errors; cat < nothing; echo $?
echo a > out; echo b >> out; cat out | cat | cat; wc -l < out
sh -c 'echo $0 $1 $#' name arg; sh -c 'kill -9 $$'; echo $?
ps | wc; ps -x | cat > out
sleep 5 & kill $!; wait $!; echo $?
kill -USR1 99999; kill -NOSUCH 1; kill; echo $?
ipcs -q; ipcrm -q 0; ipcs -x; echo $?
date +%Y-%m-%d; sleep 2; date +%H:%M:%S; sleep x
echo *.c ./o*; echo "*"; cd /tmp; cd nowhere; echo here; umask 077; umask
more /home/user/out | wc -l; exec echo the end
