// Package contextkeys finds what a request is about in its context, beside what all requests
// share: two constants are two keys if their types differ.
package contextkeys

import (
	"context"
	"net/http"
)

type ruleKey int

const current ruleKey = 0

type settingsKey int

const shared settingsKey = 0

type rules struct{ list []string }

type settings struct{ name string }

var defaults = settings{"main"}

func load(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rs := &rules{list: []string{r.FormValue("first")}}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), current, rs)))
	})
}

func configured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), shared, &defaults)))
	})
}

func add(w http.ResponseWriter, r *http.Request) {
	rs := r.Context().Value(current).(*rules)
	rs.list = append(rs.list, r.FormValue("rule"))
	s := r.Context().Value(shared).(*settings)
	w.Write([]byte(s.name + rs.list[0]))
}

// Routes serves.
func Routes() { http.Handle("/rules", load(configured(http.HandlerFunc(add)))) }
