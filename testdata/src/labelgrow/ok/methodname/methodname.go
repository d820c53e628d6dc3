// Package methodname counts calls by the name of the method, once there is one of that name.
package methodname

import (
	"net/http"
	"reflect"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

var (
	calls = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "calls"}, []string{"method"})
	ends  = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "ends"}, []string{"method"})
)

// API has methods.
type API struct{}

// Sum is one.
func (API) Sum() int { return 1 }

// ServeHTTP calls what the path names.
func (a API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/api/")
	m := reflect.ValueOf(a).MethodByName(name)
	var none reflect.Value
	if m == none || m.Type().NumIn() != 0 {
		http.NotFound(w, r)
		return
	}
	calls.WithLabelValues(name).Inc()
	defer func() {
		ends.WithLabelValues(name).Inc()
	}()
	m.Call(nil)
}

// Field tells one field of a row, if it has it.
func Field(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("field")
	if f := reflect.ValueOf(row).FieldByName(name); f.IsValid() {
		calls.WithLabelValues(name).Inc()
	}
}

var row = struct{ First, Last string }{}
