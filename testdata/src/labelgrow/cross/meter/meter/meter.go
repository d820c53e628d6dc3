// Package meter holds the metrics of a program.
package meter

import "github.com/prometheus/client_golang/prometheus"

// Visits counts visits by tenant and page.
var Visits = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "visits"}, []string{"tenant", "page"})

// Logins counts log-ins by tenant; Forget removes a tenant.
var Logins = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "logins"}, []string{"tenant"})

// Forget removes what is kept of a tenant.
func Forget(tenant string) { Logins.DeleteLabelValues(tenant) }
