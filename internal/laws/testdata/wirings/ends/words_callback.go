package main

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode"

	store "matrix/store"
)

// words is asked for each text, and keeps nothing of the last.
func words(text string) string {
	s := store.NewStore()
	fields := strings.FieldsFunc(text, func(r rune) bool {
		if unicode.IsLetter(r) {
			return false
		}
		s.Touch(string(r))
		return true
	})
	slices.SortFunc(fields, func(a, b string) int {
		s.Touch(a)
		return strings.Compare(a, b)
	})
	return fmt.Sprint(s, fields)
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, words(r.FormValue("text"))) })
	http.ListenAndServe(":8080", nil)
}
