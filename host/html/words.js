"use strict";

/* What the page says of its own; what programs and the kernel say stays as it is. */
const WORDS = {
    en: {
        other: "한국어", large: "Large type", print: "Print", link: "link to this step",
        first: "to the start (Home)", back: "a step back (←)", next: "a step on (→)", last: "to the end (End)",
        switchBack: "⇤ switch", switchNext: "switch ⇥", difference: "first difference",
        keys: "Keys: ← → a step, Page Up and Page Down a switch, Home, End.",
        step: "step", of: "of", start: "the start", schedule: "schedule", output: "printed",
        lanes: "Who runs when", now: "After this step", sources: "Sources", steps: "All steps", variables: "Variables",
        thread: "thread", state: "state", stands: "stands at", did: "did last", value: "value", by: "written by",
        runs: "ran just now", ready: "ready", waits: "waits", waitsFor: "waits for", since: "since step",
        ended: "has ended", unborn: "not there yet", initial: "(read)", preemption: "preemption", switch: "switch",
        legend: "R read, W write, A atomic, C call, P print; hatched: waits; arrow: the processor is handed over, " +
            "thick if by a preemption; dotted: wakes.",
        cut: (shown, all) => `Shown are the first ${shown} of ${all} steps; pawl trace prints all of them.`,
        more: (count) => `... ${count} more`,
        marks: "● ran this line just now, ▸ stands before it, ‖ waits in it.",
        differs: "from here on the runs differ", noSource: "The source was not there when this page was written.",
    },
    ko: {
        other: "English", large: "큰 글자", print: "인쇄", link: "이 단계의 링크",
        first: "처음으로 (Home)", back: "한 단계 뒤로 (←)", next: "한 단계 앞으로 (→)", last: "끝으로 (End)",
        switchBack: "⇤ 전환", switchNext: "전환 ⇥", difference: "처음 달라지는 곳",
        keys: "키: ← → 한 단계, Page Up과 Page Down 문맥 전환, Home, End.",
        step: "단계", of: "/", start: "시작", schedule: "스케줄", output: "출력",
        lanes: "누가 언제 실행되는가", now: "이 단계가 끝난 뒤", sources: "소스", steps: "모든 단계", variables: "변수",
        thread: "스레드", state: "상태", stands: "위치", did: "마지막으로 한 일", value: "값", by: "쓴 스레드",
        runs: "방금 실행됨", ready: "준비", waits: "대기", waitsFor: "대기:", since: "시작 단계",
        ended: "끝남", unborn: "아직 없음", initial: "(읽음)", preemption: "선점", switch: "전환",
        legend: "R 읽기, W 쓰기, A 원자적 접근, C 호출, P 출력; 빗금: 대기; 화살표: 프로세서가 넘어감, 굵으면 선점; " +
            "점선: 깨움.",
        cut: (shown, all) => `전체 ${all}단계 중 처음 ${shown}단계만 보인다. pawl trace는 모두 출력한다.`,
        more: (count) => `... ${count}줄 더`,
        marks: "● 방금 실행한 줄, ▸ 다음에 실행할 줄, ‖ 기다리는 줄.",
        differs: "여기서부터 두 실행이 다르다", noSource: "이 페이지를 만들 때 소스가 없었다.",
    },
};

/* An element; children are elements or texts, never HTML. */
function make(name, attributes, ...children) {
    const svg = ["svg", "g", "rect", "line", "path", "text", "title", "defs", "pattern", "marker"].includes(name);
    const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {}))
        if (value !== null && value !== undefined && value !== false)
            element.setAttribute(key, value === true ? "" : value);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
}

const threadClass = (thread) => `t${(thread - 1) % 6}`;
