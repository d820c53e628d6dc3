// Package contextkeys finds what all requests share in a context, beside what is of one: two
// constants are two keys if their types differ.
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

var defaults = rules{list: []string{"main"}}

func load(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rs := &settings{name: r.FormValue("first")}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), current, rs)))
	})
}

func configured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), shared, &defaults)))
	})
}

func add(w http.ResponseWriter, r *http.Request) {
	rs := r.Context().Value(shared).(*rules)
	rs.list = append(rs.list, r.FormValue("rule")) // want slicegrow medium "rules.list grows in add"
	s := r.Context().Value(current).(*settings)
	w.Write([]byte(s.name + rs.list[0]))
}

// Routes serves.
func Routes() { http.Handle("/rules", load(configured(http.HandlerFunc(add)))) }
