/* false: does nothing, badly. */
int main(void) { return 1; }
