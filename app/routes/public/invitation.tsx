export const handle = { policy: 'link' }
export default function Invitation() {
  return null
}
