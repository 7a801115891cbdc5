/* What the run's rows and its report say, in Korean: they are written in English (host/timeline_rows.c, host/report.c, host/reportlines.c).
   What calls, signals, variables and errors are named stays; so does a sentence that is not known here. */
const OBJECTS = {
    child: "자식", clock: "시각", pipe: "파이프", console: "콘솔", semaphore: "세마포어", sem: "세마포어", msg: "메시지 큐",
    mq: "메시지 큐", shm: "공유 메모리", socket: "소켓", signal: "시그널", fifo: "FIFO", lock: "파일 잠금", thread: "스레드",
    mutex: "뮤텍스", condition: "조건 변수", rwlock: "읽기-쓰기 잠금", barrier: "장벽", once: "초기화", descriptors: "디스크립터",
    process: "프로세스",
};
const REASONS = {slice: "할당 시간 끝", yield: "양보", wait: "대기", end: "끝", priority: "우선순위", schedule: "스케줄"};
const ENDS = {
    "ended": "끝남", "deadlock: nobody can go on": "교착 상태: 더 나아갈 수 있는 스레드가 없다",
    "idle: only what does not count is left, and it waits": "유휴: 세지 않는 프로그램만 남아 기다린다",
    "stopped at the limit": "한계에서 멈춤", "the schedule does not fit": "스케줄이 맞지 않음",
    "a process failed, and so the run ends": "프로세스가 실패하여 실행이 끝남", "limit reached": "한계에 이름",
};
const KINDS_OF_TITLE = {
    assert: "단언 실패", crash: "비정상 종료", deadlock: "교착 상태", livelock: "라이브락", mutex: "상호 배제 위반",
    progress: "진행 없음", starvation: "기아 상태", never: "금지한 상태", race: "데이터 경쟁", misuse: "잘못된 사용", exit: "끝남",
    idle: "유휴", forever: "계속됨", limit: "한계",
};
const MESSAGES = {
    "nobody can go on, and somebody waits": "더 나아갈 수 있는 스레드가 없는데 기다리는 스레드가 있다",
    "two are inside their critical sections at once": "둘이 동시에 임계 구역 안에 있다",
    "they go round and round for ever, and nothing comes of it": "끝없이 맴돌기만 하고 아무것도 이루어지지 않는다",
    "who wants in does not get in, although nobody else wants in": "다른 스레드가 들어가려 하지 않는데도 들어가지 못한다",
};

/* "the end of thread P2": 스레드 P2의 끝 */
function koreanObject(text) {
    const [, any, kind, rest] = /^(a )?(\S+)(.*)$/.exec(text) || [];
    return kind && OBJECTS[kind] ? `${any ? "아무 " : ""}${OBJECTS[kind]}${rest}` : text;
}

const object = (text) => text.startsWith("exec or the end of ") ? `${koreanObject(text.slice(19))}의 exec 또는 끝`
    : text.startsWith("the end of ") ? `${koreanObject(text.slice(11))}의 끝` : koreanObject(text);

const ROWS = [
    [/^read  (.*)$/s, (what) => `읽기 ${what}`],
    [/^write (.*)$/s, (what) => `쓰기 ${what}`],
    [/^atomic (.*)$/s, (what) => `원자적 ${what}`],
    [/^print (.*)$/s, (what) => `출력 ${what}`],
    [/^waits in (.*) for (.*)$/, (call, what) => `${call}에서 대기: ${object(what)}`],
    [/^waits in (.*)$/, (call) => `${call}에서 대기`],
    [/^waits for (.*)$/, (what) => `대기: ${object(what)}`],
    [/^waits$/, () => "대기"],
    [/^back from (.*)$/s, (call) => `${call}에서 돌아옴`],
    [/^ends by (.*)$/, (signal) => `${signal}로 끝남`],
    [/^ends with status (.*)$/, (status) => `끝남 (상태 ${status})`],
    [/^ends$/, () => "끝남"],
    [/^its timer fires$/, () => "타이머가 울림"],
    [/^handles (.*)$/, (signal) => `${signal} 처리`],
    [/^is sent (.*)$/, (signal) => `${signal} 받음`],
];

const counted = (status, steps, preemptions) => ` (상태 ${status}, ${steps}단계, 선점 ${preemptions}번)`;
const holder = (who) => who.replace(/^, which it has itself since (.*)$/, ". $1부터 스스로 갖고 있다")
    .replace(/^; (P\d+) has it since (.*)$/, ". $2부터 $1가 갖고 있다").replace(/^; (P\d+) has it$/, ". $1가 갖고 있다");

const LINES = [
    [/^(.*) \(status (\d+), (\d+) steps, (\d+) preemptions?\)$/,
        (end, ...numbers) => `${ENDS[end] || end}${counted(...numbers)}`],
    [/^(\s*P\d+.*) waits in (\S+)(?: (.*?))? for (.*?) since tick (\d+)(.*)$/, (who, call, rest, what, tick, has) =>
        `${who} ${call}${rest ? ` ${rest}` : ""}에서 대기: ${object(what)}, 틱 ${tick}부터${holder(has)}`],
    [/^(\s*P\d+.*) waits in (.*?) since tick (\d+)(.*)$/, (who, call, tick, has) =>
        `${who} ${call}에서 대기, 틱 ${tick}부터${holder(has)}`],
    [/^(\s*P\d+.*) waits in (.*)$/, (who, call) => `${who} ${call}에서 대기`],
    [/^(\s*P\d+.*) stands before (.*)$/, (who, what) => `${who} 다음 할 일: ${what}`],
    [/^(\s*P\d+.*) is about to go on$/, (who) => `${who} 이어서 실행될 차례`],
    [/^(\s*P\d+.*) is stopped$/, (who) => `${who} 멈추어 있음`],
    [/^(.*): touched (.*) \(NULL\), which is not its own$/, (who, at) => `${who}: 제 것이 아닌 ${at} (NULL)에 접근함`],
    [/^(.*): touched (.*), which is not its own$/, (who, at) => `${who}: 제 것이 아닌 ${at}에 접근함`],
    [/^(.*): divided by zero$/, (who) => `${who}: 0으로 나눔`],
    [/^(.*): executed what is no instruction$/, (who) => `${who}: 명령이 아닌 것을 실행함`],
    [/^(.*): runs for ever without touching memory that others can see$/, (who) =>
        `${who}: 다른 스레드가 볼 수 있는 메모리에 접근하지 않고 끝없이 실행됨`],
    [/^(.*): made a system call that there is not$/, (who) => `${who}: 없는 시스템 호출을 함`],
    [/^(.*): unlocks (.*), which it does not hold$/, (who, what) => `${who}: 갖고 있지 않은 ${object(what)}의 잠금을 품`],
    [/^(.*): destroys (.*), which is in use$/, (who, what) => `${who}: 쓰이고 있는 ${object(what)}을(를) 없앰`],
    [/^(.*): locks (.*), which it holds already$/, (who, what) => `${who}: 이미 갖고 있는 ${object(what)}을(를) 다시 잠금`],
    [/^(.*): (\S+) failed: (.*)$/, (who, call, why) => `${who}: ${call} 실패: ${why}`],
    [/^left behind: zombie: pid (\d+)(.*) has ended, and its parent did not wait for it$/, (pid, who) =>
        `남은 것: 좀비: pid ${pid}${who}가 끝났는데 부모가 기다리지 않았다`],
    [/^left behind: (.*)$/, (what) => `남은 것: ${what}`],
];

function translated(text, patterns) {
    for (const [pattern, korean] of patterns) {
        const found = pattern.exec(text);
        if (found)
            return korean(...found.slice(1));
    }
    return text;
}

/* By language: what a row says, what a line of the report does, why there was a switch, a title. */
const TOLD = {
    en: {row: (row) => row.text, line: (line) => line, reason: (text) => text, object: (text) => text, title: (title) => title},
    ko: {
        row: (row) => row.kind === "call" ? row.text : translated(row.text, ROWS),
        line: (line) => translated(line, LINES),
        reason: (text) => REASONS[text] || text,
        object,
        title: (title) => {
            const [, kind, rest] = /^(\w+)(?:: (.*))?$/s.exec(title) || [];
            const known = KINDS_OF_TITLE[kind];
            return known ? `${known}${rest === undefined ? "" : `: ${MESSAGES[rest] || rest}`}` : title;
        },
    },
};
