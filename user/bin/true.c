/* true: does nothing, well. */
int main(void) { return 0; }
