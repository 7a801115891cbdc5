/* a search tree on the heap */
#include <stdio.h>
#include <stdlib.h>

struct tree {
    int key;
    struct tree *left, *right;
};
struct tree *root;

static void insert(struct tree **at, int key)
{
    while (*at)
        at = key < (*at)->key ? &(*at)->left : &(*at)->right;
    *at = calloc(1, sizeof **at);
    (*at)->key = key;
}

static void print(const struct tree *t)
{
    if (!t)
        return;
    print(t->left);
    printf("%d ", t->key);
    print(t->right);
}

int main(void)
{
    int keys[] = {5, 2, 8, 1, 9, 3};
    for (int i = 0; i < 6; i++)
        insert(&root, keys[i]);
    print(root);
    printf("\n");
    return 0;
}
