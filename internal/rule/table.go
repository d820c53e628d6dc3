package rule

// All returns the rules in the order in which the README tells them.
func All() []Rule {
	return []Rule{
		{"mapgrow", "a map, set or `sync.Map` that takes new keys and never loses one", "MapNeverDeletedFrom", []int{400, 401, 770}},
		{"lockgrow", "a map of locks, one for each key, get-or-created and never removed", "LockPerKeyNeverDropped", []int{400, 401, 770}},
		{"slicegrow", "a slice, list, heap, buffer or builder that is appended to and never cut", "SliceNeverCut", []int{400, 401, 770}},
		{"queuegrow", "a queue whose producers nothing slows: no limit, kept on failure, no consumer", "QueueWithoutLimit", []int{400, 770}},
		{"cachegrow", "a cache whose entries never expire or are only hidden when they do, a map with expiry on look-up alone", "CacheWithoutExpiry", []int{400, 401, 770}},
		{"pendinggrow", "an in-flight entry that an error, a time-out or a disconnect leaves behind", "PendingEntryLeftBehind", []int{400, 401}},
		{"zombiegrow", "a key that stays when its value is emptied, filtered or counted down to zero", "EmptyEntryNeverDeleted", []int{400, 401}},
		{"goroutinegrow", "a goroutine that stays for ever: its reader has left, its timer was stopped, its loop has no way out; one for each event that waits without a limit", "GoroutineThatStays", []int{400, 772}},
		{"resourcegrow", "a connection, client, transport, ticker or file opened for each event and not closed, or replaced without closing the previous one", "ResourceNeverReleased", []int{400, 772}},
		{"listenergrow", "a `defer` in a loop that goes on; a signal channel or callback registered for each event and never taken back", "RegistrationNeverTakenBack", []int{400, 401}},
		{"wrapgrow", "a context, logger, handler or closure that is made around its own former value, for each event or turn", "ValueWrappedAgainAndAgain", []int{400, 401}},
		{"labelgrow", "a metric with a label whose values come from outside, a series for each", "MetricSeriesWithoutLimit", []int{400, 770}},
		{"readgrow", "the body of a request, or another stream of unknown length, read whole into memory", "ReadWithoutLimit", []int{400, 770}},
		{"retaingrow", "a part of a large array that is stored and keeps all of it; popped slots and buffers of pools, at low confidence", "LargeArrayKeptByPart", []int{400, 401}},
	}
}
