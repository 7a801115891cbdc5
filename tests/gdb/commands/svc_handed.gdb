# monitor
fsv P3
fsv P3
fsv P3
