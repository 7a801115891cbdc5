/* A producer and a consumer with one counter: it ends as 4, 5 or 6.
   생산자와 소비자가 counter 하나를 함께 쓴다. 하나 넣고 하나 뺐는데 4나 6이 될 수 있다.

   In the course: process synchronisation, the bounded buffer (유한 버퍼, 생산자-소비자 문제).
   Five items are in the buffer; one is put in while one is taken out. `counter++` and `counter--`
   both read, change and write, so one of the two can be overwritten.

   What can come out: 5 is right; 6 if the consumer's change is lost, 4 if the producer's is.
   pawl: goal counter==6
   pawl: schedule six: P1@write:counter P2:* P1:*
   pawl: expect output "consumer: took a, counter 4\nproducer: put f, counter 6\n"
   pawl: expect end exit
   pawl: schedule four: P2@write:counter P1:* P2:*
   pawl: expect output "producer: put f, counter 6\nconsumer: took a, counter 4\n"
   pawl: expect end exit
   pawl: schedule right: P1:* P2:*
   pawl: expect output "producer: put f, counter 6\nconsumer: took a, counter 5\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 12
   pawl: expect outcome exit 1 "consumer: took a, counter 4\nproducer: put f, counter 6\n"
   pawl: watch counter in out */
#include <stdio.h>

#define SIZE 10

char buffer[SIZE] = "abcde";
int counter = 5, in = 5, out = 0;

/* producer 생산자 */
void P1(void)
{
    char item = 'f';

    while (counter == SIZE)
        ; /* full 가득 참 */
    buffer[in] = item;
    in = (in + 1) % SIZE;
    counter++;
    printf("producer: put %c, counter %d\n", item, counter);
}

/* consumer 소비자 */
void P2(void)
{
    char item;

    while (counter == 0)
        ; /* empty 비어 있음 */
    item = buffer[out];
    out = (out + 1) % SIZE;
    counter--;
    printf("consumer: took %c, counter %d\n", item, counter);
}
