/* The lanes: a row a thread and a row a variable, time goes to the right; a step is a cell. */
const CELL = 34, ROW = 44, TOP = 26, BOX = 26;

/* So many steps are drawn at once; and so many fit on paper. */
const LANE_STEPS = 600, PAPER_STEPS = 14;

class Lanes {
    constructor(run, go, number) {
        this.run = run;
        this.go = go;
        this.id = number;
        this.steps = run.steps.length;
        this.variables = run.shared;
        this.height = TOP + ROW * (run.threads.length + this.variables.length) + 8;
    }

    x(step) { return (step - this.from) * CELL + 4; }
    y(thread) { return TOP + ROW * (thread - 1) + ROW / 2; }
    end(step) { return step < 0 ? this.to : Math.min(step, this.to); }
    isSeen(from, to) { return from <= this.to && to >= this.from; }

    draw(words, told) {
        this.words = words;
        this.told = told;
        this.strip = make("div", {class: "strip", style: `width:${(this.steps + 1) * CELL + 4}px`});
        this.scroll = make("div", {class: "scroll"}, this.strip);
        this.scroll.addEventListener("scroll", () => this.follow());
        this.drawFrom(0);
        return make("div", {class: "lanes screen"}, this.labels(), this.scroll);
    }

    labels() {
        const labels = make("div", {class: "labels", style: `padding-top:${TOP}px`});
        for (const thread of this.run.threads)
            labels.append(make("div", {class: threadClass(thread.id)}, this.run.nameOf(thread)));
        for (const name of this.variables)
            labels.append(make("div", {class: "name"}, name));
        return labels;
    }

    /* Of a long run only a piece is there, a little longer than what is seen. */
    drawFrom(first) {
        this.from = Math.max(0, Math.min(first, this.steps - LANE_STEPS));
        this.to = Math.min(this.from + LANE_STEPS, this.steps);
        const svg = this.piece();
        svg.style.marginLeft = `${this.from * CELL}px`;
        svg.addEventListener("click", (event) => {
            const box = svg.getBoundingClientRect(), scale = box.width / svg.getAttribute("width");
            this.go(this.from + Math.ceil(((event.clientX - box.left) / scale - 4) / CELL));
        });
        this.strip.replaceChildren(svg);
    }

    /* Paper cannot be scrolled: the piece in pieces, one below the other. */
    onPaper() {
        const {from, to, cursor, id} = this, box = make("div", {class: "paper"});
        for (this.from = from; this.from < to; this.from = this.to) {
            this.to = Math.min(this.from + PAPER_STEPS, to);
            this.id = `${id}p${this.from}`;
            box.append(make("div", {class: "lanes"}, this.labels(), this.piece()));
            this.place();
        }
        Object.assign(this, {from, to, cursor, id});
        return box;
    }

    /* From this.from to this.to. */
    piece() {
        const svg = make("svg", {width: this.x(this.to) + CELL, height: this.height, role: "img",
            "aria-label": this.words.lanes});
        svg.append(this.definitions(), this.cursor = make("rect", {class: "cursor", y: 0, width: CELL,
            height: this.height}));
        for (let step = this.from - this.from % 5 + 5; step <= this.to; step += 5)
            svg.append(make("text", {class: "tick", x: this.x(step) - CELL / 2, y: 14}, String(step)));
        for (const thread of this.run.threads)
            this.lane(svg, thread);
        this.waits(svg);
        this.cells(svg);
        this.arrows(svg, this.words);
        this.variables.forEach((name, i) => this.variable(svg, name, i));
        return svg;
    }

    follow() {
        const left = this.scroll.scrollLeft / CELL, right = left + this.scroll.clientWidth / CELL;
        if ((left < this.from && this.from > 0) || (right > this.to && this.to < this.steps)) {
            this.drawFrom(Math.round((left + right) / 2) - LANE_STEPS / 2);
            this.place();
        }
    }

    place() { this.cursor.setAttribute("x", this.at ? this.x(this.at - 1) : -CELL * (this.steps + 1)); }

    definitions() {
        return make("defs", {},
            make("pattern", {id: `hatch${this.id}`, width: 7, height: 7, patternUnits: "userSpaceOnUse",
                patternTransform: "rotate(45)"}, make("rect", {class: "hatch", width: 2, height: 7})),
            make("marker", {id: `head${this.id}`, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 10, markerHeight: 10,
                markerUnits: "userSpaceOnUse", orient: "auto"}, make("path", {class: "head", d: "M0,0L8,4L0,8z"})));
    }

    lane(svg, thread) {
        if (thread.born < 0 || !this.isSeen(thread.born, this.end(thread.ended)))
            return;
        svg.append(make("line", {class: "lane", x1: this.x(Math.max(thread.born, this.from)), x2: this.x(this.end(thread.ended)),
            y1: this.y(thread.id), y2: this.y(thread.id)}));
        if (thread.ended >= 0 && thread.ended <= this.to)
            svg.append(make("line", {class: "lane", x1: this.x(thread.ended), x2: this.x(thread.ended),
                y1: this.y(thread.id) - 9, y2: this.y(thread.id) + 9}));
    }

    waits(svg) {
        for (const wait of this.run.waits) {
            const to = wait.to < 0 ? this.to + 0.7 : Math.min(wait.to + 1, this.to), from = Math.max(wait.from, this.from);
            if (to <= from)
                continue;
            svg.append(make("rect", {class: "wait", x: this.x(from), width: (to - from) * CELL,
                y: this.y(wait.thread) - 7, height: 14, fill: `url(#hatch${this.id})`},
                make("title", {}, `P${wait.thread}: ${this.told.object(wait.what || "")}`)));
        }
    }

    cells(svg) {
        this.run.steps.slice(this.from, this.to).forEach((step) => {
            const i = step.number - 1, said = this.run.texts(i + 1, this.told).join("\n");
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
            if (row.from && row.thread && row.from !== row.thread && this.isSeen(row.step, row.step)) {
                this.arrow(svg, row.step, row.from, row.thread, row.preemption ? "hand preempts" : "hand",
                    row.preemption ? `${words.preemption} ${row.preemption}` : `${words.switch}: ${this.told.reason(row.text)}`);
                if (row.preemption)
                    svg.append(make("text", {class: "number", x: this.x(row.step) + 5,
                        y: (this.y(row.from) + this.y(row.thread)) / 2 + 4}, `!${row.preemption}`));
            }
        for (const wake of this.run.wakes)
            if (wake.by && wake.by !== wake.thread && this.isSeen(wake.step, wake.step))
                this.arrow(svg, wake.step - 0.5, wake.by, wake.thread, "hand wakes", `P${wake.by} → P${wake.thread}`);
    }

    /* What it holds, a line as long as nobody writes; what was read or written in its cell. */
    variable(svg, name, row) {
        const y = this.y(this.run.threads.length + row + 1);
        const all = this.run.accessesOf(name), first = countUpTo(all, this.from, (access) => access.step);
        let last = first ? this.x(this.from) : null;
        for (let i = first; i < all.length && all[i].step <= this.to; i++) {
            const access = all[i], x = this.x(access.step - 1);
            if (last !== null)
                svg.append(make("line", {class: "holds", x1: last, x2: x, y1: y + 10, y2: y + 10}));
            last = x;
            svg.append(make("g", {class: `value ${access.writes ? "writes" : ""} ${threadClass(access.thread)}`},
                access.writes ? make("rect", {x: x + 1, y: y - 12, width: CELL - 2, height: 24}) : null,
                make("text", {x: x + CELL / 2, y: y + 5}, access.value.length > 4 ? access.value.slice(0, 3) + "…" : access.value),
                make("title", {}, `${access.step}  P${access.thread} ${this.told.row({kind: "row", text: `${access.writes ? "write " : "read  "}${name} ${access.value}`})}`)));
        }
        if (last !== null)
            svg.append(make("line", {class: "holds", x1: last, x2: this.x(this.to), y1: y + 10, y2: y + 10}));
    }

    show(step) {
        this.at = Math.min(step, this.steps);
        if (Math.max(this.at - 20, 0) < this.from || Math.min(this.at + 20, this.steps) > this.to)
            this.drawFrom(this.at - LANE_STEPS / 2);
        this.place();
        const x = (this.at - 1) * CELL + 4, box = this.scroll;
        if (x < box.scrollLeft + CELL || x > box.scrollLeft + box.clientWidth - 3 * CELL)
            box.scrollLeft = x - box.clientWidth / 3;
    }
}
