/* A program that was preprocessed elsewhere declares the standard streams as variables. */
struct _IO_FILE;
extern struct _IO_FILE *stdin, *stdout, *stderr;
int fputs(const char *text, struct _IO_FILE *stream);
int fgetc(struct _IO_FILE *stream);

int main(void)
{
    fputs("out\n", stdout);
    fputs("error\n", stderr);
    return fgetc(stdin) == -1 ? 0 : 1;
}
