/* Lamport's bakery for three, K rounds each; bakery3.pml is the same for SPIN, access by access. */
#ifndef K
#define K 3
#endif

enum { N = 3 };

int choosing[N], number[N];

static void process(int i)
{
    for (int round = 0; round < K; round++) {
        choosing[i] = 1;
        int mine = 0;
        for (int j = 0; j < N; j++) {
            int other = number[j];
            if (other > mine)
                mine = other;
        }
        mine++;
        number[i] = mine;
        choosing[i] = 0;
        for (int j = 0; j < N; j++) {
            while (choosing[j])
                ;
            for (;;) {
                int other = number[j];
                if (!other || other > mine || (other == mine && j >= i))
                    break;
            }
        }
        number[i] = 0;
    }
}

void P1(void) { process(0); }
void P2(void) { process(1); }
void P3(void) { process(2); }
