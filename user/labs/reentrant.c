/* strtok remembers where it is in one place for all threads: two of them mix their words up. strtok_r does not.
   strtok은 위치를 한 곳에만 기억하므로 두 스레드의 낱말이 뒤섞인다. strtok_r은 그렇지 않다.

   In the course: threads, reentrant functions (재진입 가능 함수).

   What can come out: "a b c" for both if nobody comes between; words of the other's text otherwise. The second pair
   of lines is always right.

   pawl: schedule mixed: P1@pthread_join P2@read:taken P3:* P2:* P1:*
   pawl: expect output "numbers: 1 2 3\n"
   pawl: expect output "letters: a\n"
   pawl: expect output "letters again: a b c\n"
   pawl: expect output "numbers again: 1 2 3\n"
   pawl: expect status 0
   pawl: schedule right: P1@pthread_join P2:* P3:* P1:* P4:* P5:* P1:*
   pawl: expect output "letters: a b c\n"
   pawl: expect output "numbers: 1 2 3\n"
   pawl: expect output "letters again: a b c\n"
   pawl: expect output "numbers again: 1 2 3\n"
   pawl: expect status 0
   pawl: explore --preemptions=1 --random=0
   pawl: expect verdict ok */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

int taken;

struct text {
    const char *name;
    char words[8];
};

static void *with_strtok(void *argument)
{
    struct text *text = argument;
    char line[64];

    strcpy(line, text->name);
    strcat(line, ":");
    for (char *word = strtok(text->words, " "); word; word = strtok(NULL, " ")) {
        taken = taken + 1;
        strcat(line, " ");
        strcat(line, word);
    }
    puts(line);
    return NULL;
}

static void *with_strtok_r(void *argument)
{
    struct text *text = argument;
    char line[64], *rest;

    strcpy(line, text->name);
    strcat(line, " again:");
    for (char *word = strtok_r(text->words, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        strcat(line, " ");
        strcat(line, word);
    }
    puts(line);
    return NULL;
}

static void both(void *(*function)(void *))
{
    struct text letters = {"letters", "a b c"}, numbers = {"numbers", "1 2 3"};
    pthread_t a, b;

    pthread_create(&a, NULL, function, &letters);
    pthread_create(&b, NULL, function, &numbers);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}

int main(void)
{
    both(with_strtok);
    both(with_strtok_r);
    return 0;
}
