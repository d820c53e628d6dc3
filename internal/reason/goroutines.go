package reason

// Why a goroutine stays that waits for an end, time, a lock or a place.
const (
	NoWayOut          Code = "no way out"
	OnlyUnusedChannel Code = "only an unused channel"
	OnlyUnclosed      Code = "only an unclosed channel"
	UncalledEnd       Code = "uncalled end"
	EndedElsewhere    Code = "ended elsewhere"
	SetAgain          Code = "set again"
	StartedAgain      Code = "started again"
	StoppedTimer      Code = "stopped timer"
	ReturnedTicker    Code = "returned ticker"
	OutlivesCall      Code = "outlives the call"
	OutliveCall       Code = "outlive the call"
	AllShare          Code = "all share"
	LoopAllShare      Code = "loop that all share"
	EndlessContext    Code = "endless context"
	LoopEndlessly     Code = "loop with an endless context"
	OneMoreWaits      Code = "one more waits"
	OneMoreLoops      Code = "one more loops"
	RetriesEach       Code = "retries, each"
	WaitsEach         Code = "waits, each"
	LockedEach        Code = "locked, each"
	Unlimited         Code = "unlimited"
	DespiteFull       Code = "despite a full one"
	DespiteFullSome   Code = "despite some full one"
	DespiteRefusal    Code = "despite a refusal"
	SlotKept          Code = "slot kept"
	NotCountedDown    Code = "not counted down"
	NotWoken          Code = "not woken"
	EndsUnwoken       Code = "ends unwoken"
	WakerEnds         Code = "waker ends"
	LostToAnother     Code = "lost to another"
	BothDirections    Code = "both directions"
	OneDirection      Code = "one direction"
)

// What a flag is, for NotWoken.
const (
	FlagSet     Code = "flag set"
	FlagCleared Code = "flag cleared"
)

// goroutines are the words; "it" is the goroutine.
func goroutines() map[Code]string {
	return map[Code]string{
		NoWayOut:          "the loop in % has no way out[: %2 does not end it]",
		OnlyUnusedChannel: "the loop in % ends only through a channel that nothing closes or sends on[: %2 does not end it]",
		OnlyUnclosed:      "the loop in % ends only when its channel is closed, and nothing closes it[: %2 does not end it]",
		UncalledEnd:       "only % would end the loop in %2, and nothing calls it",
		EndedElsewhere:    "%2 ends the loop in %3, and % does not",
		SetAgain:          "% resets it each time, and nothing stops it",
		StartedAgain:      "it calls % again each time, and nothing stops it",
		StoppedTimer:      "it waits for a timer that % stops, and Stop does not close the channel",
		ReturnedTicker:    "stopping the ticker that % returns does not end it: Stop does not close the channel",
		OutlivesCall:      "it waits only for %, which outlives the call of %2",
		OutliveCall:       "it waits only for %, which outlive the call of %2",
		AllShare:          "it waits only for %, which all of them share",
		LoopAllShare:      "the loop in %2 ends only with %, which all of them share",
		EndlessContext:    "it waits for the end of a context that never ends, passed by %",
		LoopEndlessly:     "the loop in % ends only with a context, and %2 passes one that never ends",
		OneMoreWaits:      "it waits only for the end of a context that stays alive, and each iteration of the loop in % leaves one more",
		OneMoreLoops:      "the loop in %2 ends only with a context that stays alive, and each iteration of the loop in % leaves one more",
		RetriesEach:       "each one retries after a pause in %, without a limit on their number[, and %2 passes a context that never ends]",
		WaitsEach:         "each one waits for a condition in %, without a limit on their number",
		LockedEach:        "each one waits for the lock %, which another one holds while it pauses in %2",
		Unlimited:         "nothing limits their number",
		DespiteFull:       "it is started even if % has no room for it",
		DespiteFullSome:   "it is started even if the channel has no room for it",
		DespiteRefusal:    "it is started even if % refuses it",
		SlotKept:          "the slot is not given back after a failure, so that in the end every later call blocks at %",
		NotCountedDown:    "it may return without calling Done, and % waits for that",
		EndsUnwoken:       "it waits on a condition variable, and %, which wakes it, may end without doing so",
		WakerEnds:         "it waits on a condition variable, and the goroutine that wakes it may end without doing so",
		NotWoken:          "it waits until % is %how, and %2, which does that, does not wake it",
		LostToAnother:     "nothing ends it if % finds another one",
		OneDirection:      "% copies between two peers in both directions, and the end of one does not close what the other reads",
		BothDirections:    "% waits for both directions of a copy between two peers, and the end of one does not end the other",

		FlagSet:     "set",
		FlagCleared: "cleared",
	}
}
