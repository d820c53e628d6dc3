// Package keyvals gives each request a logger of its own.
package keyvals

import (
	"net/http"

	"github.com/go-kit/kit/log"
)

// Logged logs each request.
func Logged(logger log.Logger, next http.Handler) http.Handler {
	logger = log.With(logger, "part", "front")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		logger := log.With(logger, "path", r.URL.Path)
		_ = logger.Log("msg", "request")
		next.ServeHTTP(w, r)
	})
}
