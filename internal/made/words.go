package made

import "strings"

// inTermsOf puts what becomes of a resource into the words of what it is: a goroutine is not
// released, it is stopped.
func inTermsOf(kind MadeKind, why string) string {
	verb, participle := "release", "released"
	switch kind {
	case MadeGoroutine:
		verb, participle = "stop", "stopped"
	case MadeListener:
		verb, participle = "remove", "removed"
	}
	return strings.NewReplacer("releases", verb+"s", "released", participle).Replace(why)
}
