// Package copiedout fills what there is by default, where it means to fill a copy.
package copiedout

import (
	"fmt"
	"net/http"
	"strings"
)

// Rule is what a text says.
type Rule struct {
	tags  []string
	words []string
}

// usual is what a text need not say; last is what the last one said.
var usual, last Rule

func parse(text string) (rule *Rule, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("rule: %v", x)
		}
	}()
	r, l := &usual, last
	for _, w := range strings.Fields(text) {
		if w == "!" {
			panic("no rule")
		}
		r.tags = append(r.tags, w)   // want slicegrow medium "usual.tags"
		l.words = append(l.words, w) // want slicegrow medium "last.words"
	}
	p := &l
	last = *p
	return r, nil
}

// Handle reads the rule of a request.
func Handle(w http.ResponseWriter, r *http.Request) {
	rule, err := parse(r.FormValue("rule"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	fmt.Fprintln(w, rule.tags, len(rule.words))
}
