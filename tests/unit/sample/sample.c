/* A program of every kind of variable, for test_symbols and test_tracetext. They know its lines. */
#include <stdbool.h>
#include <stddef.h>
struct node { struct node *next; int v; long l; };
enum color { RED, BLUE = 7 };

int balance;
int account[2];
static char text[10];
struct { int in; struct node items[4]; long big; } queue;
union { int i; char *p; } either;
struct { unsigned a : 3, b : 5; int c : 7; } bits;
struct { unsigned alone : 3; } field;
enum color color;
double ratio;
float small;
unsigned long word;
size_t size;
bool flag;
char letter;
signed char tiny;
unsigned char byte;
long long wide;
int grid[3][4];
char *string = "a \"b\"\n";
struct node *head;
void (*action)(int *);
void *any;
struct { long type; int body; } message;
int lock;

void worker(int *p)
{
    static int calls;
    int mine = 0;
    calls++;
    *p = mine;                               /* line 37 */
}

int main(void)
{
    int x = 3;
    struct node pair[2] = {{0}};
    action = worker;
    worker(&x);                              /* line 45 */
    balance = x + pair[1].v;                 /* line 46 */
    return balance;
}
