/* The lanes: a row a thread and a row a variable, time goes to the right; a step is a cell. */
const CELL = 34, ROW = 44, TOP = 26, BOX = 26;

class Lanes {
    constructor(run, go, number) {
        this.run = run;
        this.go = go;
        this.id = number;
        this.steps = run.steps.length;
        this.variables = run.shared;
        this.height = TOP + ROW * (run.threads.length + this.variables.length) + 8;
    }

    x(step) { return step * CELL + 4; }
    y(thread) { return TOP + ROW * (thread - 1) + ROW / 2; }
    end(step) { return step < 0 ? this.steps : Math.min(step, this.steps); }

    draw(words) {
        const svg = make("svg", {width: this.x(this.steps) + CELL, height: this.height, role: "img",
            "aria-label": words.lanes});
        svg.append(this.definitions(), this.cursor = make("rect", {class: "cursor", y: 0, width: CELL,
            height: this.height}));
        for (let step = 5; step <= this.steps; step += 5)
            svg.append(make("text", {class: "tick", x: this.x(step) - CELL / 2, y: 14}, String(step)));
        for (const thread of this.run.threads)
            this.lane(svg, thread);
        this.waits(svg);
        this.cells(svg);
        this.arrows(svg, words);
        this.variables.forEach((name, i) => this.variable(svg, name, i));
        svg.addEventListener("click", (event) => {
            const box = svg.getBoundingClientRect(), scale = box.width / svg.getAttribute("width");
            this.go(Math.ceil(((event.clientX - box.left) / scale - 4) / CELL));
        });
        const labels = make("div", {class: "labels", style: `padding-top:${TOP}px`});
        for (const thread of this.run.threads)
            labels.append(make("div", {class: threadClass(thread.id)}, this.run.nameOf(thread)));
        for (const name of this.variables)
            labels.append(make("div", {class: "name"}, name));
        this.scroll = make("div", {class: "scroll"}, svg);
        return make("div", {class: "lanes"}, labels, this.scroll);
    }

    definitions() {
        return make("defs", {},
            make("pattern", {id: `hatch${this.id}`, width: 7, height: 7, patternUnits: "userSpaceOnUse",
                patternTransform: "rotate(45)"}, make("rect", {class: "hatch", width: 2, height: 7})),
            make("marker", {id: `head${this.id}`, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 10, markerHeight: 10,
                markerUnits: "userSpaceOnUse", orient: "auto"}, make("path", {class: "head", d: "M0,0L8,4L0,8z"})));
    }

    lane(svg, thread) {
        if (thread.born < 0)
            return;
        svg.append(make("line", {class: "lane", x1: this.x(thread.born), x2: this.x(this.end(thread.ended)),
            y1: this.y(thread.id), y2: this.y(thread.id)}));
        if (thread.ended >= 0 && thread.ended <= this.steps)
            svg.append(make("line", {class: "lane", x1: this.x(thread.ended), x2: this.x(thread.ended),
                y1: this.y(thread.id) - 9, y2: this.y(thread.id) + 9}));
    }

    waits(svg) {
        for (const wait of this.run.waits) {
            const to = wait.to < 0 ? this.steps + 0.7 : Math.min(wait.to + 1, this.steps);
            if (to <= wait.from)
                continue;
            svg.append(make("rect", {class: "wait", x: this.x(wait.from), width: (to - wait.from) * CELL,
                y: this.y(wait.thread) - 7, height: 14, fill: `url(#hatch${this.id})`},
                make("title", {}, `P${wait.thread}: ${wait.what || ""}`)));
        }
    }

    cells(svg) {
        this.run.steps.forEach((step, i) => {
            const said = this.run.texts(i + 1).join("\n");
            svg.append(make("g", {class: `cell ${threadClass(step.thread)}`},
                make("rect", {x: this.x(i), y: this.y(step.thread) - BOX / 2, width: CELL, height: BOX}),
                make("text", {x: this.x(i) + CELL / 2, y: this.y(step.thread) + 5}, this.run.letter(i + 1)),
                make("title", {}, `${i + 1}  P${step.thread}  ${said}`)));
        });
    }

    arrow(svg, step, from, to, name, title) {
        const x = this.x(step), down = to > from ? 1 : -1;
        svg.append(make("path", {class: name, "marker-end": `url(#head${this.id})`,
            d: `M${x},${this.y(from) + down * BOX / 2}L${x},${this.y(to) - down * BOX / 2}`}, make("title", {}, title)));
    }

    arrows(svg, words) {
        for (const row of this.run.switches)
            if (row.from && row.thread && row.from !== row.thread) {
                this.arrow(svg, row.step, row.from, row.thread, row.preemption ? "hand preempts" : "hand",
                    row.preemption ? `${words.preemption} ${row.preemption}` : `${words.switch}: ${row.text}`);
                if (row.preemption)
                    svg.append(make("text", {class: "number", x: this.x(row.step) + 5,
                        y: (this.y(row.from) + this.y(row.thread)) / 2 + 4}, `!${row.preemption}`));
            }
        for (const wake of this.run.wakes)
            if (wake.by && wake.by !== wake.thread)
                this.arrow(svg, wake.step - 0.5, wake.by, wake.thread, "hand wakes", `P${wake.by} → P${wake.thread}`);
    }

    /* What it holds, a line as long as nobody writes; what was read or written in its cell. */
    variable(svg, name, row) {
        const y = this.y(this.run.threads.length + row + 1);
        let last = null;
        for (const access of this.run.accesses.filter((one) => one.name === name)) {
            const x = this.x(access.step - 1);
            if (last !== null)
                svg.append(make("line", {class: "holds", x1: last, x2: x, y1: y + 10, y2: y + 10}));
            last = x;
            svg.append(make("g", {class: `value ${access.writes ? "writes" : ""} ${threadClass(access.thread)}`},
                access.writes ? make("rect", {x: x + 1, y: y - 12, width: CELL - 2, height: 24}) : null,
                make("text", {x: x + CELL / 2, y: y + 5}, access.value.length > 4 ? access.value.slice(0, 3) + "…" : access.value),
                make("title", {}, `${access.step}  P${access.thread} ${access.writes ? "write" : "read"} ${name} ${access.value}`)));
        }
        if (last !== null)
            svg.append(make("line", {class: "holds", x1: last, x2: this.x(this.steps), y1: y + 10, y2: y + 10}));
    }

    show(step) {
        const at = Math.min(step, this.steps), x = this.x(at - 1), box = this.scroll;
        this.cursor.setAttribute("x", at ? x : -CELL);
        if (x < box.scrollLeft + CELL || x > box.scrollLeft + box.clientWidth - 3 * CELL)
            box.scrollLeft = x - box.clientWidth / 3;
    }
}
