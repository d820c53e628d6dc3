// Package paths counts requests: by their path, by the route that they took, by what is
// known of them.
package paths

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var (
	byPath  = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "by_path"}, []string{"path", "status"})
	byRoute = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "by_route"}, []string{"route", "status"})
	byHost  = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "by_host"}, []string{"host"})
	byKnown = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "by_known"}, []string{"host"})
	byKind  = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "by_kind"}, []string{"method", "page"})
	failed  = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "failed"}, []string{"why"})
	refused = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "refused"}, []string{"why"})
)

type recorder struct {
	http.ResponseWriter
	status int
}

// Count counts what a handler answers.
func Count(next http.Handler, hosts map[string]bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{w, http.StatusOK}
		next.ServeHTTP(rec, r)
		status := strconv.Itoa(rec.status)
		byPath.WithLabelValues(r.URL.Path, status).Inc() // want labelgrow medium "paths[.]byPath"
		byRoute.WithLabelValues(r.Pattern, status).Inc()
		labels := prometheus.Labels{}
		labels["host"] = strings.ToLower(r.Host)
		byHost.With(labels).Inc() // want labelgrow medium "paths[.]byHost"
		host := r.Host
		if !hosts[host] {
			host = "other"
		}
		byKnown.WithLabelValues(host).Inc()
		byKind.WithLabelValues(r.Method, page(r.URL.Path)).Inc()
	})
}

// page is what a path belongs to.
func page(path string) string {
	switch {
	case strings.HasPrefix(path, "/img/"):
		return "image"
	case path == "/":
		return "home"
	}
	return "other"
}

// Load loads for a client.
func Load(w http.ResponseWriter, r *http.Request) {
	if err := load(r.FormValue("file")); err != nil {
		why(err.Error())
		refused.WithLabelValues("load").Inc()
		http.Error(w, "cannot load", http.StatusInternalServerError)
	}
}

func why(text string) {
	failed.WithLabelValues(text).Inc() // want labelgrow medium "paths[.]failed"
}

func load(name string) error {
	_, err := http.Dir("/").Open(name)
	return err
}
