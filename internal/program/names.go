package program

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The one list of life-cycle names. Nothing else in the analysis depends on how a
// thing is called.

// IsEndName reports whether a method of that name ends the life of its receiver.
func IsEndName(name string) bool {
	switch strings.ToLower(name) {
	case "close", "stop", "shutdown", "destroy", "dispose", "teardown", "terminate", "cancel", "finish", "done", "unsubscribe":
		return true
	}
	return false
}

// IsStartName reports whether a method of that name begins what an end ends.
func IsStartName(name string) bool {
	switch strings.ToLower(name) {
	case "open", "start", "connect", "dial", "listen", "init", "begin":
		return true
	}
	return false
}

// IsSpawnName reports whether a function of that name runs what it is given as a go statement does.
func IsSpawnName(name string) bool { return name == "Go" }

// IsEntryName reports whether a method of that name is where events enter a type.
func IsEntryName(name string) bool {
	return beginsWith(name, []string{"Serve", "Handle", "Reconcile", "Process", "On", "Read", "Write", "Run", "Start", "Loop", "Accept", "Recv", "Dispatch"})
}

// IsRunName reports whether an entry of that name is called once and not for each
// event.
func IsRunName(name string) bool {
	return beginsWith(name, []string{"Run", "Start", "Loop"})
}

// beginsWith reports whether a name is one of some words, or begins with one.
func beginsWith(name string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		rest, ok := cutPrefixFold(name, word)
		return ok && (rest == "" || rest[0] < 'a' || rest[0] > 'z')
	})
}

// cutPrefixFold cuts a prefix whose first letter may be of either case.
func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:1], prefix[:1]) || s[1:len(prefix)] != prefix[1:] {
		return s, false
	}
	return s[len(prefix):], true
}

// IsFinishName reports whether a method of that name hands out what was built.
func IsFinishName(name string) bool {
	switch strings.ToLower(name) {
	case "bytes", "build", "finish", "encode", "string", "render", "result", "results", "marshal", "marshaljson", "generate":
		return true
	}
	return false
}

// IsReleaseName reports whether a method of that name lets go of what its receiver
// holds outside of memory: of itself, as IsEndName says, or in one of several ways.
func IsReleaseName(name string) bool {
	if IsEndName(name) {
		return true
	}
	return beginsWith(name, []string{"Close", "Stop", "Shutdown", "Release", "Disconnect", "Free", "Destroy", "Drain", "Kill", "Quit", "Cleanup", "Unregister", "Remove", "Term"}) ||
		strings.HasSuffix(name, "Stop") || strings.HasSuffix(name, "Close")
}

// IsExportedName reports whether a name begins with a capital letter.
func IsExportedName(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}

// TypeAndField is the name of a field with its type's, or of a variable.
func TypeAndField(key string) string {
	if owner := OwnerOf(key); owner != "" {
		return LastName(owner) + "." + LastName(key)
	}
	return LastName(key)
}

// StartsLife reports whether a method of that name begins, or is, a life of its object: what it
// makes, it makes once for that.
func StartsLife(name string) bool {
	return IsStartName(name) || IsRunName(name) || strings.EqualFold(name, "serve") || strings.EqualFold(name, "listenandserve")
}
