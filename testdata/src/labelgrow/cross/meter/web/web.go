// Package web serves tenants.
package web

import (
	"net/http"

	"fixtures.test/labelgrow/cross/meter/meter"
)

// Register adds the routes.
func Register(mux *http.ServeMux) {
	mux.HandleFunc("/visit", visit)
	mux.HandleFunc("/login", login)
	mux.HandleFunc("/leave", leave)
}

func visit(w http.ResponseWriter, r *http.Request) {
	meter.Visits.WithLabelValues(r.Header.Get("Tenant"), "visit").Inc() // want labelgrow medium "meter[.]Visits"
	w.WriteHeader(http.StatusNoContent)
}

func login(w http.ResponseWriter, r *http.Request) {
	meter.Logins.WithLabelValues(r.Header.Get("Tenant")).Inc()
	w.WriteHeader(http.StatusNoContent)
}

func leave(w http.ResponseWriter, r *http.Request) {
	meter.Forget(r.Header.Get("Tenant"))
	w.WriteHeader(http.StatusNoContent)
}
