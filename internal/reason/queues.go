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
		NeverBlocks:   "a send never blocks",
		UnderSetting:  "its consumer is started only if % is set",
	}
}
