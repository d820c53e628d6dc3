package reason

// Why it is not sure that something stays, or that there are many.
const (
	StartUpPerhaps   Code = "start-up perhaps"
	StartedOnce      Code = "started once"
	RegisteredOnce   Code = "registered once"
	FewTimes         Code = "few times"
	MeantToRun       Code = "meant to run"
	OnRequest        Code = "on request"
	UnlessInContext  Code = "unless in the context"
	IdleEnds         Code = "idle ends"
	ParentEnds       Code = "parent ends"
	RunsAtEnd        Code = "runs at end"
	TimeLimit        Code = "time limit"
	NotAnalyzed      Code = "not analyzed"
	WrapNotAnalyzed  Code = "wrap not analyzed"
	ReaderReleases   Code = "reader releases"
	StartedReleases  Code = "started releases"
	SetUpReleases    Code = "set up releases"
	OnlyMisread      Code = "only misread"
	PlaceTaken       Code = "place taken"
	AttemptSucceeds  Code = "attempt succeeds"
	NoPauseInLoop    Code = "no pause in the loop"
	UsedInTurn       Code = "used in the turn"
	PassedEnds       Code = "passed ends"
	OthersWake       Code = "others wake"
	OtherEnds        Code = "other ends"
	TakerReads       Code = "taker reads"
	OnlySimultaneous Code = "only simultaneous"
	SetElsewhere     Code = "set elsewhere"
	ShortHolder      Code = "short holder"
	ServerEnds       Code = "server ends"
)

// doubts are the words; "it" is what was made.
func doubts() map[Code]string {
	return map[Code]string{
		StartUpPerhaps:   "other code may run it only at start-up",
		StartedOnce:      "it may be started once, for the life of the program",
		RegisteredOnce:   "it may be registered once, for the life of the program",
		FewTimes:         "it may run only a few times",
		MeantToRun:       "it may be meant to run for the life of the program",
		OnRequest:        "whether it is made depends on an argument of the caller",
		UnlessInContext:  "it is made only if the context has none, and analyzed code puts one there",
		IdleEnds:         "its idle connections end after the timeout of the original",
		ParentEnds:       "it may end with its parent context",
		RunsAtEnd:        "a goroutine that was started with it runs that function at its end",
		TimeLimit:        "a limit of time ends it, whether or not it is released",
		NotAnalyzed:      "the function is not analyzed",
		WrapNotAnalyzed:  "the function that wraps it is not analyzed",
		ReaderReleases:   "code that reads the field may release it",
		StartedReleases:  "what is started here releases it at its end",
		SetUpReleases:    "analyzed code calls it for what it has just made, which releases it at its end",
		OnlyMisread:      "it stays open only if something fails that is done with it alone",
		PlaceTaken:       "while it holds its address no other one can be opened there",
		AttemptSucceeds:  "the loop ends once an attempt succeeds",
		NoPauseInLoop:    "nothing in the loop waits for input or time, so it may end soon",
		UsedInTurn:       "what an iteration opens is read to its end there, and holds little then",
		PassedEnds:       "a function that is passed in may end it",
		OthersWake:       "other code wakes the waiters",
		OtherEnds:        "something else that it waits for may end it",
		TakerReads:       "the code that takes the channel may read it to its end",
		OnlySimultaneous: "only simultaneous calls make one too many",
		SetElsewhere:     "% sets it to another value",
		ShortHolder:      "its holder may be short-lived",
		ServerEnds:       "it stays only once a server has ended",
	}
}
