/** What one may take away of a view: its address, a citation, a picture. */
export function ShareMenu() {
  return null;
}
