// Package copiedout fills copies of what there is by default, and hands them out.
package copiedout

import (
	"fmt"
	"net/http"
	"strings"
)

// Rule is what a text says.
type Rule struct {
	Level int
	tags  []string
	words []string
}

// Usual is what a text need not say.
var Usual = Rule{Level: 1}

// parse reads a rule; what cannot be read, it panics about.
func parse(text string) (rule *Rule, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("rule: %v", x)
		}
	}()
	r := Usual
	for _, w := range strings.Fields(text) {
		switch {
		case w == "!":
			panic("no rule")
		case strings.HasPrefix(w, "#"):
			r.tags = append(r.tags, w)
		default:
			r.words = append(r.words, w)
		}
	}
	return &r, nil
}

// Handle reads the rule of a request.
func Handle(w http.ResponseWriter, r *http.Request) {
	rule, err := parse(r.FormValue("rule"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	fmt.Fprintln(w, rule.Level, rule.tags, len(rule.words))
}
