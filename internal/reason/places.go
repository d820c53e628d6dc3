package reason

// What is to be seen at a place that has to do with what stays.
const (
	MadeHere          Code = "made here"
	PipeMadeHere      Code = "pipe made here"
	BlocksOnSend      Code = "blocks on a send"
	BlocksOnceGone    Code = "blocks once the receiver is gone"
	BlocksOnReceive   Code = "blocks on a receive"
	BlocksHere        Code = "blocks here"
	BlocksAfterCall   Code = "blocks after the call"
	BlocksOnceStopped Code = "blocks once stopped"
	BlocksTillContext Code = "blocks till the context ends"
	WaiterBlocks      Code = "waiter blocks"
	StaysHere         Code = "stays here"
	WaitsEachTurn     Code = "waits each turn"
	SaysAlone         Code = "says alone"
	RetriesHere       Code = "retries here"
	WaitsHere         Code = "waits here"
	PausesHere        Code = "pauses here"
	LockHere          Code = "lock here"
	PausesLocked      Code = "pauses locked"
	CopiesOneWay      Code = "copies one way"
	CopiesOtherWay    Code = "copies the other way"
	LoopTrapped       Code = "loop, trapped"
	LoopOnlyThere     Code = "loop, only there"
	LoopButError      Code = "loop, but an error"
	LoopRuns          Code = "loop runs"
	LoopUnlimited     Code = "loop unlimited"
	LoopStartsEach    Code = "loop starts one each"
	EndsOwner         Code = "ends the owner"
	EndsWriter        Code = "ends the writer"
	WouldEnd          Code = "would end"
	ChangesFlag       Code = "changes the flag"
	StopsTimer        Code = "stops the timer"
	DoneWithHolder    Code = "done with the holder"
	DoneWithReader    Code = "done with the reader"
	DoneWithObject    Code = "done with the object"
	TakesOutAgain     Code = "takes the object out again"
	LeavesEnd         Code = "leaves the end"
	ReturnsEarly      Code = "returns early"
	AsksUnbuffered    Code = "asks unbuffered"
	WakesHere         Code = "wakes here"
	WaitsElsewhere    Code = "waits elsewhere"
	Begins            Code = "begins"
	ResetHere         Code = "reset here"
	SlotTaken         Code = "slot taken"
	SlotIfFree        Code = "slot if free"
	OfferedHere       Code = "offered here"
	SentInPassing     Code = "sent in passing"
	SameReleased      Code = "same released"
	BesideReleased    Code = "beside released"
	ReleasedAtEnd     Code = "released at the end"
	RemovedHere       Code = "removed here"
	ReplacedHere      Code = "replaced here"
)

// places are the words; "it" is what stays, "this" the place.
func places() map[Code]string {
	return map[Code]string{
		MadeHere:          "it is made here",
		PipeMadeHere:      "the pipe is made here",
		BlocksOnSend:      "it blocks on this send",
		BlocksOnceGone:    "it blocks on this send once the receiver is gone",
		BlocksOnReceive:   "it blocks on this receive",
		BlocksHere:        "it blocks here",
		BlocksAfterCall:   "it blocks here after the call",
		BlocksOnceStopped: "it blocks here once the timer is stopped",
		BlocksTillContext: "it blocks here until the context ends",
		WaiterBlocks:      "what waits for it blocks here",
		StaysHere:         "it stays here",
		WaitsEachTurn:     "it waits here on each iteration",
		SaysAlone:         "only the goroutine that is started here closes %",
		RetriesHere:       "it retries after a pause here",
		WaitsHere:         "it waits for a condition here",
		PausesHere:        "it pauses here",
		LockHere:          "it waits for the lock here",
		PausesLocked:      "it pauses here with the lock held",
		CopiesOneWay:      "it copies one direction here, until the peer hangs up",
		CopiesOtherWay:    "the other direction is copied here",
		LoopTrapped:       "this loop has no way out",
		LoopOnlyThere:     "this loop has no other way out",
		LoopButError:      "this loop has no other way out than an error",
		LoopUnlimited:     "no code counts how often this loop runs",
		LoopRuns:          "this loop keeps running until something ends it",
		LoopStartsEach:    "each iteration of this loop starts one, with the same context",
		EndsOwner:         "% ends the object that the goroutine belongs to",
		EndsWriter:        "% ends the object that writes to it",
		WouldEnd:          "this would end it",
		ChangesFlag:       "this changes the flag without waking a waiter",
		StopsTimer:        "this stops the timer without waking the goroutine",
		DoneWithHolder:    "% is done with what holds it",
		DoneWithReader:    "% is done with what it sends to",
		DoneWithObject:    "% is done with the object that it works on, and nobody else has that",
		TakesOutAgain:     "% takes the object out again that it works on",
		LeavesEnd:         "% may return by an error before it has done anything with that end",
		ReturnsEarly:      "% may return before it has received everything",
		AsksUnbuffered:    "% makes the channel without a buffer and may return early",
		WakesHere:         "only here and at places like this one is it woken",
		WaitsElsewhere:    "the receiver waits for something else as well",
		Begins:            "% starts it",
		ResetHere:         "it is reset here",
		SlotTaken:         "a slot is taken here, and it is not given back after a failure",
		SlotIfFree:        "a slot is taken here, if one is free",
		OfferedHere:       "the object that it belongs to is offered here",
		SentInPassing:     "it is sent here without waiting, in %",
		SameReleased:      "the same thing is released here",
		BesideReleased:    "the one beside it is released here",
		ReleasedAtEnd:     "this releases it, but only when its holder ends",
		RemovedHere:       "it is removed from its container here",
		ReplacedHere:      "it replaces another one here",
	}
}
