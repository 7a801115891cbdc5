/* a struct that ends with an array of open length */
#include <stdio.h>
#include <stdlib.h>

struct message {
    int length;
    char text[];
};
struct message *message;

int main(void)
{
    message = malloc(sizeof *message + 6);
    message->length = 5;
    for (int i = 0; i < message->length; i++)
        message->text[i] = 'a' + i;
    message->text[5] = '\0';
    printf("%d %s\n", message->length, message->text);
    free(message);
    return 0;
}
