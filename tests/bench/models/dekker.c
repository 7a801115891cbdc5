/* Dekker's algorithm, K rounds each. */
#ifndef K
#define K 3
#endif

int wants[2], turn;

static void process(int i)
{
    for (int round = 0; round < K; round++) {
        wants[i] = 1;
        while (wants[1 - i])
            if (turn != i) {
                wants[i] = 0;
                while (turn != i)
                    ;
                wants[i] = 1;
            }
        turn = 1 - i;
        wants[i] = 0;
    }
}

void P1(void) { process(0); }
void P2(void) { process(1); }
