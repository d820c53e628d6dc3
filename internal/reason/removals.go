package reason

// Why a removal bounds nothing, or only in part.
const (
	Discarded        Code = "discarded"
	RunsOnce         Code = "runs once"
	AtEnd            Code = "at the end"
	WhileBuilt       Code = "while built"
	AtStart          Code = "at start-up"
	InTests          Code = "in tests"
	Dead             Code = "dead"
	KeyAgain         Code = "key again"
	ElementAgain     Code = "element again"
	WhileShort       Code = "while short"
	ExactLength      Code = "exact length"
	OwnCapacity      Code = "own capacity"
	CountTooLow      Code = "count too low"
	Swapped          Code = "swapped"
	OneOfSeveral     Code = "one of several"
	OtherLength      Code = "other length"
	OwnRoom          Code = "own room"
	NoSource         Code = "no source"
	NeverSet         Code = "never set"
	NeverAsked       Code = "never asked"
	ZeroedBefore     Code = "zeroed before"
	KeyCleared       Code = "key cleared"
	OtherForm        Code = "other form"
	OtherType        Code = "other type"
	NeverExpires     Code = "never expires"
	SenderDecides    Code = "sender decides"
	UncalledReset    Code = "uncalled reset"
	AskedReset       Code = "asked reset"
	OnLookup         Code = "on look-up"
	OnReplace        Code = "on replace"
	AfterError       Code = "after an error"
	CalledAfterError Code = "called after an error"
	UnlessFailed     Code = "unless failed"
	OwnState         Code = "own state"
	OnceDone         Code = "once done"
	UncalledKey      Code = "uncalled key"
	StillHeld        Code = "still held"
	KeysHeld         Code = "keys held"
	OnceOfMany       Code = "once of many"
	EmptiedFirst     Code = "emptied first"
	WhileOther       Code = "while other"
)

// removals are the words; "it" is the removal.
func removals() map[Code]string {
	return map[Code]string{
		Discarded:        "its result is discarded",
		RunsOnce:         "the loop around it runs once, since its timer is never reset",
		AtEnd:            "it runs only when the object that holds it is closed, in %",
		WhileBuilt:       "it runs only while the object that holds it is built",
		AtStart:          "it runs only at start-up",
		InTests:          "only tests reach it",
		Dead:             "nothing calls it",
		KeyAgain:         "the same key is added again right away",
		ElementAgain:     "what it removes is added again right away",
		WhileShort:       "it runs only while the container is short, and not when it is long",
		ExactLength:      "it runs only at an exact length, and may remove nothing then",
		OwnCapacity:      "it runs where the list is as long as its capacity, which the next append makes larger",
		CountTooLow:      "the last user finds a count of one, and it asks for a lower one",
		Swapped:          "it trades places with %, and neither loses anything",
		OneOfSeveral:     "it makes anew one of several, and the one in % goes on",
		OtherLength:      "it checks the length of %, which does not count every entry",
		OwnRoom:          "it makes room for its own insert, and % inserts without doing so",
		NoSource:         "it takes its keys from %, which nothing fills",
		NeverSet:         "it runs only if % is set, and no analyzed code sets it",
		NeverAsked:       "analyzed code calls % only with arguments that lead past it",
		ZeroedBefore:     "it runs only if % is above zero, which has just been set to zero",
		KeyCleared:       "its key has been set to zero before, in %",
		OtherType:        "its key has another type than that of any insert",
		OtherForm:        "its key has another form than that of any insert",
		NeverExpires:     "it removes expired entries, and these never expire",
		SenderDecides:    "it decides by a value that the sender of the entry chose",
		UncalledReset:    "no analyzed code calls %, which empties it",
		AskedReset:       "% empties it only on request",
		OnLookup:         "it removes an entry only when the same key is looked up again",
		OnReplace:        "it removes only an entry that a new one replaces",
		AfterError:       "it runs only after an error",
		CalledAfterError: "it is called only after an error",
		UnlessFailed:     "the same key is added again at the end, unless something fails",
		OwnState:         "it removes only the entry at hand, once that has come so far",
		OnceDone:         "it removes only an entry for which the call that had failed succeeds",
		UncalledKey:      "no analyzed code calls %, which removes one key",
		StillHeld:        "it removes only what % still holds",
		KeysHeld:         "it removes only keys that % still holds",
		EmptiedFirst:     "it removes only what % still holds, which the end has emptied before",
		WhileOther:       "it removes something only while % has entries, which are also removed alone",
		OnceOfMany:       "it removes a key once when % loses it, however often it was added",
	}
}
