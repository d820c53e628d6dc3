package library

import (
	"maps"
	"slices"
)

// roles lists the roles as rows write them.
func roles() []string {
	return []string{
		string(Construct), string(Option), string(Grow), string(Shrink), string(Purge), string(Start), string(Swap), string(Read),
		string(Calls), string(Holds), string(Releases), string(Field), string(Entry), string(Fresh), string(Mints), string(Derives), string(Asks), string(Exits), string(Blocks), string(Admits), string(Waits), string(Clock),
		string(Source), string(Reads), string(Limits), string(Labels), string(Few), string(Many), string(Vets), string(Fills), string(Lists), string(Steady), string(Lasts),
	}
}

// ofContainer reports whether the role speaks of a container.
func (r Role) ofContainer() bool {
	switch r {
	case Construct, Option, Grow, Shrink, Purge, Start, Swap, Read:
		return true
	}
	return false
}

// keys lists what rows write as key=value.
func keys() []string {
	return []string{"arg", "as", "form", "from", "into", "key", "kind", "lacks", "method", "of", "on", "part", "place", "sent", "until", "val", "with"}
}

// clauses lists what rows write before a quoted text.
func clauses() []string { return []string{"given", "if", "noexpiry", "read", "say", "when"} }

// flags sets what rows write as a bare word.
func flags() map[string]func(*Row) {
	return map[string]func(*Row){
		string(One):        func(r *Row) { r.Extent = One },
		string(Some):       func(r *Row) { r.Extent = Some },
		string(All):        func(r *Row) { r.Extent = All },
		string(Once):       func(r *Row) { r.Times = Once },
		string(Each):       func(r *Row) { r.Times = Each },
		string(PhaseMain):  func(r *Row) { r.Phase = PhaseMain },
		string(PhaseEvent): func(r *Row) { r.Phase = PhaseEvent },
		string(PhaseTick):  func(r *Row) { r.Phase = PhaseTick },
		"async":            func(r *Row) { r.Async = true },
		"chan":             func(r *Row) { r.Chan = true },
		"ended":            func(r *Row) { r.Ended = true },
		"expands":          func(r *Row) { r.Expands = true },
		"expires":          func(r *Row) { r.Expires = true },
		"literal":          func(r *Row) { r.Literal = true },
		"never":            func(r *Row) { r.Never = true },
		"outlives":         func(r *Row) { r.Outlives = true },
		"ran":              func(r *Row) { r.Ran = true },
		"recv":             func(r *Row) { r.Receiver = true },
		"rest":             func(r *Row) { r.Rest = true },
		"result":           func(r *Row) { r.Result = true },
		"state":            func(r *Row) { r.State = true },
		"value":            func(r *Row) { r.Decodes = true },
	}
}

// words are all that may follow the role of a row.
func words() []string {
	return slices.Sorted(slices.Values(slices.Concat(keys(), clauses(), slices.Collect(maps.Keys(flags())))))
}

func classes() []string {
	return []string{string(ClassCache), string(ClassContainer), string(ClassResource)}
}

func lacks() []string {
	return []string{string(LackBound), string(LackCleaner), string(LackClose), string(LackExpiry)}
}

func senders() []string {
	return []string{string(SentByClient), string(SentByPeer), string(SentByServer), string(SentByStore)}
}

func forms() []string { return []string{string(FormMap), string(FormPairs)} }
