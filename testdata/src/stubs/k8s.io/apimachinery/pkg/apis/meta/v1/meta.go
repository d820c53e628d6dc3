// Package v1 stands in for k8s.io/apimachinery/pkg/apis/meta/v1.
package v1

// ObjectMeta is what all objects of a cluster have.
type ObjectMeta struct {
	Name      string
	Namespace string
}

// GetName returns the name.
func (m *ObjectMeta) GetName() string { return m.Name }
