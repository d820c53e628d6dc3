package reason

// Why a queue can grow.
const (
	Unchecked     Code = "unchecked"
	NoneWaits     Code = "none waits"
	AllWait       Code = "all wait"
	NeverReceived Code = "never received"
	AtChange      Code = "at a change"
	TakesNothing  Code = "takes nothing"
	AddedAgain    Code = "added again"
	CutOnSuccess  Code = "cut on success"
	StateEnds     Code = "state ends"
	CutConnected  Code = "cut while connected"
	OneAtATime    Code = "one at a time"
	CallersSlower Code = "callers slower"
	NeverBlocks   Code = "never blocks"
	UnderSetting  Code = "under a setting"
)

// queues are the words; "it" is the queue.
func queues() map[Code]string {
	return map[Code]string{
		Unchecked:     "the capacity is not checked against a limit first",
		NoneWaits:     "no sender blocks before % elements wait",
		AllWait:       "nothing limits how many of them wait",
		NeverReceived: "nothing ever receives from it",
		AtChange:      "it is emptied only when % changes, which may never happen",
		TakesNothing:  "its loop keeps receiving while nothing takes from it",
		AddedAgain:    "what fails in % is added again, without end",
		CutOnSuccess:  "it is cut only when % has succeeded, so what fails stays",
		StateEnds:     "what begins the state in which it grows ends it as well",
		CutConnected:  "it is cut only while % has a connection, and keeps everything until there is one",
		OneAtATime:    "nothing stops that while %, which takes out one at a time, waits for others",
		CallersSlower: "nothing stops that while the code that calls %, which takes out one at a time, is slower",
		NeverBlocks:   "a send never blocks",
		UnderSetting:  "its consumer is started only if % is set",
	}
}
