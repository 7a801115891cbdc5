/* vfork: a child in its parent's memory, on its parent's stack. Whose stack it is meanwhile stands in
   the image's owner[]; the parent waits until the child leaves it, by exec or by its end:

       P1: vfork ........................ waits ............................. goes on
       P2:       runs on P1's stack, calls what it likes, _exit or exec |
                                                                                              */
#include "kernel.h"

struct thread *borrower_of(const struct thread *t)
{
    if (image_of(t)->owner[t->stack] == thread_index(t) + 1)
        return 0;
    for (struct thread *other = machine.threads; other < threads_end(); other++)
        if (other->state != STATE_FREE && other->lender == thread_index(t))
            return other;
    return 0;
}

/* Borrowed stacks go back; one whose lender ends while it is lent is the borrower's. */
void stack_leave(struct thread *t)
{
    struct thread *borrower = borrower_of(t);
    if (borrower) {
        borrower->lender = t->lender;
    } else if (t->lender != NOBODY) {
        image_of(t)->owner[t->stack] = (uint16_t)(t->lender + 1);
        wait_changed();
    } else {
        image_stack_free(image_of(t), t->stack);
    }
    t->lender = NOBODY;
}

/* a[0]: where the program called it, for the child overwrites that on the stack. */
intptr_t sys_vfork(struct thread *t, const uintptr_t *a)
{
    if (t->state == STATE_WAITING)
        return (intptr_t)t->wait.which;
    struct process *p = process_free();
    struct thread *child = thread_free();
    if (!p || !child || !shm_can_inherit(process_of(t)))
        return -K_EAGAIN;
    process_enter_child(p, t, process_of(t)->image);
    thread_enter_copy(child, p, t);
    child->lender = (uint16_t)thread_index(t);
    child->vfork_return = t->vfork_return = a[0];
    trace_created(child, CREATED_VFORK);
    return wait_for(t, OBJECT_VFORK, pid_of(p));
}

bool ready_vfork(struct thread *t)
{
    return t->state != STATE_WAITING || !borrower_of(t);
}

intptr_t sys_vfork_return(struct thread *t, const uintptr_t *a)
{
    (void)a;
    return (intptr_t)t->vfork_return;
}
